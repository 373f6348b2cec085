// The node-<platform> packages publish "os" and "cpu" as strings; pnpm reads only arrays
// and would install the Windows binary on Linux.
export const hooks = {
  readPackage(pkg) {
    if (/^node-(bin-)?(darwin|linux|win)-/.test(pkg.name)) {
      pkg.os = [].concat(pkg.os)
      pkg.cpu = [].concat(pkg.cpu)
    }
    return pkg
  },
}
