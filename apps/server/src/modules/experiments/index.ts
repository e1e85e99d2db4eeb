// Experiments: variants tried against each other, and who wins.
import { chooseWinner } from './procedures/choose-winner.ts'
import { listExperiments } from './procedures/list-experiments.ts'

export { decideDueExperiments } from './decide-due-experiments.ts'

export const experimentProcedures = [listExperiments, chooseWinner] as const
