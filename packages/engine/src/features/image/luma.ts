/** Brightness and the two differences of colour of sRGB (0 to 1 each), in the same unit: ITU-R BT.601, full range (JFIF). */
export function lumaOf(red: number, green: number, blue: number): [luma: number, blueness: number, redness: number] {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [luma, (blue - luma) / 1.772, (red - luma) / 1.402];
}
