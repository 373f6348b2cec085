/** Whether keys typed here are meant for a box, not for the page (WCAG 2.1.4). */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Whether something lies over the page and takes its keys. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"]:not([aria-modal="false"]), [role="menu"], [role="alertdialog"]') !== null
}
