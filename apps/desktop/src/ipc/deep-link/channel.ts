export const deepLinkChannels = { take: 'deep-link:take', opened: 'deep-link:opened' } as const
