import fc from "fast-check";

// What holds today holds tomorrow: properties are looked for counterexamples in the same places each time, and elsewhere where that is wished.
fc.configureGlobal({ seed: Number(process.env.SEGUE_TEST_SEED ?? 1) });
