/**
 * Seeds of simulated lives that are told at every run of the tests: those that once failed (a late event that starts a run, two runs
 * at a throttle in one instant, an event that ends a run and could start the next), and the first three.
 */
export const keptSeeds: readonly number[] = [1, 2, 3, 664_299_642, 714_890_460]
