/** A text as HTML that shows just that. */
export const asHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A number for people. */
export const many = (n: number): string => (Number.isInteger(n) ? n : Number(n.toPrecision(3))).toLocaleString("en");

/** A share, 0 … 1, in percent. */
export const percent = (share: number): string => {
  if (share > 0 && share < 0.001) return "under 0.1 %";
  return `${Number((share * 100).toPrecision(share < 0.1 ? 2 : 3))} %`;
};
