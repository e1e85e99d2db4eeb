import { describe, expect, it } from 'vitest'
import { diagnosticCatalogue, diagnosticOf, wholeJourney } from './diagnostic-codes.ts'

describe('the catalogue of diagnostics', () => {
  it('spells every code in capitals', () => {
    for (const code of Object.keys(diagnosticCatalogue)) expect(code).toMatch(/^[A-Z]+(_[A-Z0-9]+)*$/)
  })

  // Clients and translations key on the codes: one that goes or changes its severity breaks them without a word.
  it('still has every code it ever had, as severe as it was', () => {
    const severities = Object.entries(diagnosticCatalogue).map(([code, { severity }]) => `${severity} ${code}`).sort()
    expect(severities).toMatchInlineSnapshot(`
      [
        "error ATTRIBUTE_PATHS_OVERLAP",
        "error ATTRIBUTE_PATH_INVALID",
        "error BRANCHES_EMPTY",
        "error BRANCH_ID_DUPLICATE",
        "error BRANCH_ID_INVALID",
        "error BRANCH_ID_RESERVED",
        "error CYCLE_WITHOUT_WAIT",
        "error DATE_INVALID",
        "error DATE_SOURCE_MISSING",
        "error DOCUMENT_EMPTY",
        "error DOCUMENT_INVALID",
        "error DOCUMENT_NOT_OBJECT",
        "error DOCUMENT_TOO_DEEP",
        "error DUPLICATE_EDGE_ID",
        "error DUPLICATE_END_ID",
        "error DUPLICATE_NODE_ID",
        "error DURATION_INVALID",
        "error DURATION_NOT_POSITIVE",
        "error DURATION_TOO_LONG",
        "error EDGE_FROM_UNKNOWN_NODE",
        "error EDGE_FROM_UNKNOWN_PORT",
        "error EDGE_TO_ENTRY",
        "error EDGE_TO_UNKNOWN_NODE",
        "error END_EVENT_MISSING",
        "error END_SEGMENT_MISSING",
        "error ENTRY_DURATION_INVALID",
        "error ENTRY_PATH_INVALID",
        "error EVENT_NAME_EMPTY",
        "error EVENT_NAME_MISSING",
        "error EVENT_NAME_RESERVED",
        "error FALLBACK_UNKNOWN",
        "error HEADER_DUPLICATE",
        "error HEADER_NAME_INVALID",
        "error HEADER_RESERVED",
        "error HEADER_VALUE_INVALID",
        "error HOLDOUT_PERCENT_INVALID",
        "error JOURNEY_MISSING",
        "error JUMP_TARGET_MISSING",
        "error JUMP_TARGET_UNKNOWN",
        "error LIST_MISSING",
        "error NO_START",
        "error PERCENTS_NOT_100",
        "error PERCENT_INVALID",
        "error PORT_WITH_SEVERAL_EDGES",
        "error PROPERTIES_TOO_LARGE",
        "error RESERVED_NODE_ID",
        "error SALT_MISSING",
        "error SCHEDULE_RULE_INVALID",
        "error SCHEDULE_START_INVALID",
        "error SCHEMA_VERSION_UNKNOWN",
        "error SEGMENT_MISSING",
        "error SENT_MOVES_NOBODY",
        "error TAG_ADDED_AND_REMOVED",
        "error TEMPLATE_MISSING",
        "error TEXT_MISSING",
        "error TEXT_NOT_STORABLE",
        "error TIME_OF_DAY_INVALID",
        "error UNKNOWN_NODE_KIND",
        "error WEBHOOK_BODY_WITH_GET",
        "error WEBHOOK_URL_INVALID",
        "error WEEKDAYS_MISSING",
        "info NO_GOAL",
        "info OPEN_PORT",
        "warning EMAILS_WITHOUT_WAIT",
        "warning GOAL_NAME_MISSING",
        "warning GOAL_NEVER_REACHED",
        "warning NEEDS_EVENT",
        "warning ONE_VARIANT",
        "warning SAME_SALT",
        "warning SCORE_UNCHANGED",
        "warning UNREACHABLE_NODE",
        "warning UPDATE_EMPTY",
        "warning YEARLY_OF_EVENT",
      ]
    `)
  })
})

describe('diagnosticOf', () => {
  it('fills the sentence in and names the node so that a person finds it', () => {
    expect(diagnosticOf({ code: 'PERCENTS_NOT_100', params: { total: 90 } }, { nodeId: 'n1', name: 'Half and half' })).toEqual({
      code: 'PERCENTS_NOT_100', severity: 'error', nodeId: 'n1', params: { total: 90 },
      message: 'The branches of "Half and half" (n1) add up to 90 %, not to 100 %.',
    })
  })

  it('calls a node without a name by its id', () => {
    expect(diagnosticOf({ code: 'TEMPLATE_MISSING', params: {} }, { nodeId: 'n1', name: '' }).message).toBe('n1 has no template to send.')
    expect(diagnosticOf({ code: 'TEMPLATE_MISSING', params: {} }, { nodeId: 'n1' }).message).toBe('n1 has no template to send.')
  })

  it('has no node when it is about the whole journey', () => {
    expect(diagnosticOf({ code: 'DOCUMENT_EMPTY', params: {} }, wholeJourney)).toMatchObject({ nodeId: null, message: 'The journey has no nodes yet.' })
  })

  it('draws a loop back to where it begins', () => {
    expect(diagnosticOf({ code: 'CYCLE_WITHOUT_WAIT', params: { nodeIds: ['n1', 'n2'] } }, { nodeId: 'n1' }).message).toContain('n1 -> n2 -> n1')
  })
})
