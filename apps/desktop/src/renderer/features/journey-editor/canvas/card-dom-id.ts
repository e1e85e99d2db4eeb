/** The id of the element that the canvas points to as the active one, for screen readers. */
export const cardDomId = (id: string): string => `journey-card-${id}`
