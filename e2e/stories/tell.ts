/** Told what has just happened, at every point of a story that is worth a picture. */
export type Tell = (caption: string) => Promise<void>

/** For journeys, which look but do not tell. */
export const silently: Tell = async () => undefined
