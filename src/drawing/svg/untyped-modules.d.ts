declare module "color-name" {
  /** Red, green and blue from 0 to 255, by the names of CSS Color 4. */
  const names: Readonly<Record<string, readonly [number, number, number]>>;
  // biome-ignore lint/style/noDefaultExport: so the package is made
  export default names;
}
