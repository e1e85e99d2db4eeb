/** Ids are plain strings inside the engine; the brands stop one kind being passed for another. */
declare const brand: unique symbol
export type NodeId = string & { readonly [brand]?: 'node' }
export type EdgeId = string & { readonly [brand]?: 'edge' }
export type CustomerId = string & { readonly [brand]?: 'customer' }
export type SegmentId = string & { readonly [brand]?: 'segment' }
export type ListId = string & { readonly [brand]?: 'list' }
export type JourneyId = string & { readonly [brand]?: 'journey' }
export type TemplateId = string & { readonly [brand]?: 'template' }
