export { gramRoom } from "./gram";
export { leastSquaresRoom, solveRows } from "./least-squares";
