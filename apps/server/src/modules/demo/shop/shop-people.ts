import { seededRandom } from './seeded-random.ts'

export interface ShopPerson {
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly city: string
  readonly country: string
  readonly loyalty: 'none' | 'silver' | 'gold'
  readonly birthday: string
  readonly trackingConsent: boolean
  /** Share of the time, 0 to 1, after which they came; null: they were there before. */
  readonly joinsAt: number | null
  /** How much of a shopper somebody is: 1 is usual. */
  readonly zeal: number
}

const firstNames = ['Anna', 'Ben', 'Carla', 'Deniz', 'Elif', 'Felix', 'Giulia', 'Hugo', 'Ines', 'Jonas', 'Klara', 'Luca', 'Mara', 'Nils', 'Olivia', 'Pablo', 'Rosa', 'Samir', 'Tilda', 'Ugo', 'Vera', 'Wim', 'Yara', 'Zoe', 'Aisha', 'Bruno', 'Chiara', 'Daniel', 'Emma', 'Finn', 'Greta', 'Hana', 'Ivo', 'Jana', 'Kofi', 'Lena', 'Milan', 'Nora', 'Oskar', 'Petra']
const lastNames = ['Weber', 'Rossi', 'Moreau', 'Novak', 'Jansen', 'García', 'Kaya', 'Schmidt', 'Lindqvist', 'Costa', 'Dubois', 'Keller', 'Bianchi', 'Horvat', 'Peeters', 'Silva', 'Bakker', 'Fischer', 'Martin', 'Nowak', 'Öztürk', 'Santos', 'Vogel', 'Laurent', 'Berg', 'Conti', 'Meyer', 'Ruiz', 'Svensson', 'Wagner']
const places = [['Berlin', 'Germany'], ['Hamburg', 'Germany'], ['Munich', 'Germany'], ['Zurich', 'Switzerland'], ['Vienna', 'Austria'], ['Amsterdam', 'Netherlands'], ['Antwerp', 'Belgium'], ['Paris', 'France'], ['Lyon', 'France'], ['Milan', 'Italy'], ['Turin', 'Italy'], ['Madrid', 'Spain'], ['Lisbon', 'Portugal'], ['Stockholm', 'Sweden'], ['Prague', 'Czechia']] as const

/** Who finds the shop while we look on. */
const shareOfNewcomers = 0.25

/** The people of the shop: three quarters known from the start, the others come one by one. */
export function shopPeople(seed: string, count: number): ShopPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(`${seed} person ${index}`)
    const [firstName, lastName, [city, country]] = [random.pick(firstNames), random.pick(lastNames), random.pick(places)]
    const number = 1001 + index
    const rank = random.next()
    return {
      userId: `shop-${number}`, firstName, lastName, city, country,
      // A top-level domain that can never be anybody's (RFC 2606).
      email: `${asciiLetters(firstName)}.${asciiLetters(lastName)}.${number}@mail.example`,
      loyalty: rank < 0.07 ? 'gold' : rank < 0.25 ? 'silver' : 'none',
      birthday: `${random.whole(1955, 2006)}-${twoDigits(random.whole(1, 12))}-${twoDigits(random.whole(1, 28))}`,
      trackingConsent: random.chance(0.72),
      joinsAt: index >= Math.round(count * (1 - shareOfNewcomers)) ? random.next() ** 0.8 : null,
      zeal: (0.35 + random.next() ** 2 * 2.1) * (rank < 0.07 ? 2.2 : rank < 0.25 ? 1.4 : 1),
    }
  })
}

const asciiLetters = (name: string): string => name.normalize('NFKD').replace(/[^A-Za-z]/g, '').toLowerCase()
const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** What is known about somebody from the start, as an import file or an identify call says it. */
export const traitsOf = ({ firstName, lastName, email, city, country, loyalty, birthday, trackingConsent }: ShopPerson) =>
  ({ firstName, lastName, name: `${firstName} ${lastName}`, email, city, country, loyalty, birthday, trackingConsent })

/** The file that those who were there before are imported from. */
export function peopleCsv(people: readonly ShopPerson[]): string {
  const rows = people.filter(({ joinsAt }) => joinsAt === null).map((person) => Object.values({ userId: person.userId, ...traitsOf(person) }).map((cell) => `"${String(cell)}"`).join(','))
  return ['userId,firstName,lastName,name,email,city,country,loyalty,birthday,trackingConsent', ...rows, ''].join('\n')
}
