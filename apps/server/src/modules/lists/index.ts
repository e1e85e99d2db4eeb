import { addToList, removeFromList } from './procedures/change-list.ts'
import { createList as createListProcedure } from './procedures/create-list.ts'
import { deleteList } from './procedures/delete-list.ts'
import { getList } from './procedures/get-list.ts'
import { listListCustomers } from './procedures/list-list-customers.ts'
import { listLists } from './procedures/list-lists.ts'
import { renameList } from './procedures/rename-list.ts'

// People put together by hand, by another segment or by a journey. Rules ask who is on a list; nothing but a change of it moves anybody.
export { changeMembers, mergeMembers } from './change-members.ts'
export { fillList } from './fill-list.ts'
export { listsOf } from './lists-of.ts'
export { listsOfCustomer } from './list-members-repository.ts'
export { missingLists } from './require-lists.ts'
export { createList } from './save-list.ts'

export const listProcedures = [listLists, createListProcedure, getList, renameList, deleteList, listListCustomers, addToList, removeFromList] as const
