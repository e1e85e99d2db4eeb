import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'

interface Operation { responses: Record<string, { content?: Record<string, { schema: object }> }> }
interface Document { paths: Record<string, Record<string, Operation>>; components: { schemas: { Problem: object } } }
interface Answer { readonly method: string; readonly path: string; readonly status: number; readonly body: unknown }

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)

/** Throws when an answer does not fit the OpenAPI document: unknown route, undeclared status, wrong shape, or a stack in a problem. */
export function checkAnswers(openapi: unknown): (answer: Answer) => void {
  const document = openapi as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  const problem = ajv.compile(document.components.schemas.Problem)
  // Literal paths before those with parameters, as the router matches them.
  const routes = Object.entries(document.paths).sort(([a], [b]) => a.split('{').length - b.split('{').length).map(([path, operations]) => ({ match: pattern(path), operations }))
  const compiled = new Map<object, ValidateFunction>()
  return ({ method, path, status, body }) => {
    const place = `${method} ${path} -> ${status}`
    if (JSON.stringify(body)?.match(/\\n\s+at |node_modules/)) throw new Error(`${place}: a stack left the server`)
    if (status >= 400) {
      if (!problem(body)) throw new Error(`${place}: not a problem document: ${JSON.stringify(body)} ${ajv.errorsText(problem.errors)}`)
      return
    }
    const route = routes.find((one) => one.match.test(path.split('?')[0] ?? '') && one.operations[method.toLowerCase()] !== undefined)
    const response = route?.operations[method.toLowerCase()]?.responses[String(status)]
    if (!response) throw new Error(`${place}: not in the OpenAPI document`)
    const schema = response.content?.['application/json']?.schema
    if (!schema) return
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    if (!validate(body)) throw new Error(`${place}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 1500)}`)
  }
}
