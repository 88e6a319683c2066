/** A colour (0 to 1 each) as hue (0 to 1 around from red over green and blue, 0 of greys), saturation and value (0 to 1): Smith, "Color gamut transform pairs", SIGGRAPH 1978. */
export function hueOf(red: number, green: number, blue: number): [hue: number, saturation: number, value: number] {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread === 0) return [0, 0, most];
  const sixth = most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  return [((sixth + 6) % 6) / 6, spread / most, most];
}
