/** The most memory that this process has used, in MiB. */
export const peakRssMb = () => Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
/** Milliseconds as seconds with three decimals. */
export const seconds = (ms: number) => Math.round(ms) / 1000;
