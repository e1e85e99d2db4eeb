/** Where the shop would stand: every marketing mail must say it. Nobody lives there. */
export const shopAddress = '1 Example Street\n12345 Sampletown'
