export interface Good { readonly sku: string; readonly name: string; readonly category: string; readonly price: number }

/** What the shop sells: coffee and what it is made with. */
export const shopGoods: readonly Good[] = [
  { sku: 'beans-house', name: 'House blend, 1 kg', category: 'Coffee', price: 19.9 },
  { sku: 'beans-huila', name: 'Huila single origin, 500 g', category: 'Coffee', price: 15.5 },
  { sku: 'beans-decaf', name: 'Decaf, 500 g', category: 'Coffee', price: 11.9 },
  { sku: 'beans-tasting', name: 'Tasting set, 4 x 125 g', category: 'Coffee', price: 22 },
  { sku: 'kettle', name: 'Pour-over kettle', category: 'Brewing', price: 49 },
  { sku: 'dripper', name: 'Ceramic dripper', category: 'Brewing', price: 24 },
  { sku: 'press', name: 'French press', category: 'Brewing', price: 39 },
  { sku: 'moka', name: 'Moka pot', category: 'Brewing', price: 35 },
  { sku: 'cold-brew', name: 'Cold brew bottle', category: 'Brewing', price: 29 },
  { sku: 'filters', name: 'Filter papers, 100', category: 'Brewing', price: 6.5 },
  { sku: 'grinder-hand', name: 'Hand grinder', category: 'Grinders', price: 89 },
  { sku: 'grinder-electric', name: 'Electric grinder', category: 'Grinders', price: 149 },
  { sku: 'scale', name: 'Scale with timer', category: 'Tools', price: 45 },
  { sku: 'tamper', name: 'Tamper', category: 'Tools', price: 28 },
  { sku: 'milk-jug', name: 'Milk jug', category: 'Tools', price: 18 },
  { sku: 'descaler', name: 'Descaler', category: 'Tools', price: 9 },
  { sku: 'cups', name: 'Espresso cups, set of 4', category: 'Cups', price: 32 },
  { sku: 'travel-mug', name: 'Travel mug', category: 'Cups', price: 27 },
]
