export { gram, gramRoom } from "./gram";
export { leastSquaresRoom, solveRows } from "./least-squares";
export { nearestRows, nearestRowsRoom } from "./nearest-rows";
export { solveAnew, solveAnewRoom } from "./solve-anew";
export { topProducts, topProductsRoom } from "./top-products";
