import { PersonPath } from './PersonPath.tsx'
import { useReading } from './reading.ts'

/** Beside the canvas while one person is followed. */
export function PersonAside() {
  const { isOn, person } = useReading()
  return isOn && person !== null ? <PersonPath key={person} customerId={person} /> : null
}
