// Exported so that the compiler leaves them functions: an engine swaps in optimised code when a function is called, not while it runs, and would run
// the whole of a kernel that has become one function as it was first translated.
export { between, largestFiltered } from "./filtered";
export { gram, gramRoom, partOf } from "./gram";
export { leastSquaresRoom, solveBlock, solveRows } from "./least-squares";
export { addAll, addMet, keepAll, keepMet, nearestRows } from "./nearest-rows";
export { dealColumns, rankPairs, rankPart, sortEntries, sortPart } from "./rank-pairs";
export { roundVectors } from "./rounded";
export { solveAnew, solveAnewRoom, solveBlockAnew } from "./solve-anew";
export { spectra, transformPair, unpackPair } from "./spectra";
export { keepBest, scoreFours, scoreOne, scoreTile, tileLengths, topProducts, topProductsRoom } from "./top-products";
