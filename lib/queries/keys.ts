/** Every key of the cache. A key starts with what the data is about, so that one prefix invalidates all of it. */
export const keys = {
  session: ["session"],
  settings: ["settings"],
  overview: ["overview"],
  firstSteps: ["first-steps"],
  campaigns: ["campaigns"],
  campaign: (id: string) => ["campaign", id],
  /** Timelines stand by themselves: new traffic makes them stale, and nothing else of a campaign or an account. */
  timelines: ["timeline"],
  campaignTimeline: (id: string) => ["timeline", "campaign", id],
  accountTimeline: (id: string) => ["timeline", "account", id],
  accountSearch: (text: string) => ["account-search", text],
  palette: (text: string) => ["palette", text],
  account: (id: string) => ["account", id],
  content: (exchangeId: string) => ["content", exchangeId],
  partners: ["partners"],
  audit: ["audit"],
  jobs: ["jobs"],
  detectionRuns: ["detection-runs"],
  batches: ["batches"],
  batch: (id: string) => ["batch", id],
  traffic: ["traffic"],
  quality: (window: string) => ["quality", window],
  accountQuality: (window: string) => ["account-quality", window],
  rejects: (batchId: string) => ["rejects", batchId],
  connectors: ["connectors"],
  connectorFiles: (id: string) => ["connector-files", id],
  retention: ["retention"],
  retentionPreview: (days: unknown) => ["retention", "preview", days],
  holds: ["retention", "holds"],
  erasures: ["retention", "erasures"],
  profiles: ["profiles"],
  preview: (file: string, choice: unknown) => ["preview", file, choice],
  configurations: ["configurations"],
  replay: (runId: string) => ["replay", runId],
  auditSamples: ["audit-samples"],
  feedback: ["feedback"],
  queue: ["queue"],
  review: (type: string, id: string) => ["review", id, type],
  colleagues: ["colleagues"],
  views: ["views"],
  sets: ["sets"],
  set: (id: string) => ["set", id],
  threads: ["threads"],
  thread: (id: string) => ["thread", id],
  threadNeighbours: (id: string) => ["thread-neighbours", id],
  notes: (type: string, id: string) => ["notes", id, type],
  mentions: ["mentions"],
  operators: ["operators"],
  operatorOf: (campaignId: string) => ["operators", "of", campaignId],
  enforcement: ["enforcement"],
  attributions: (operatorId: string) => ["attributions", operatorId],
  proposals: ["proposals"],
  proposal: (id: string) => ["proposal", id],
  /** Of acts on accounts; `batches` are uploads. */
  actBatches: ["act-batches"],
  actBatch: (id: string) => ["act-batch", id],
  decisionSettings: ["decision-settings"],
  transparency: ["transparency"],
} as const;

type Key = readonly unknown[];

/** What a live event makes stale, by its topic. */
export function keysOfTopic(topic: string, subjectId: string): Key[] {
  switch (topic) {
    case "campaign":
      return [keys.overview, keys.campaigns, keys.campaign(subjectId), keys.campaignTimeline(subjectId), keys.queue];
    case "thread":
      return [keys.threads, keys.thread(subjectId)];
    case "review":
      return [keys.queue, ["review", subjectId], keys.sets];
    case "view":
      return [keys.views];
    case "set":
      return [keys.sets, keys.set(subjectId)];
    case "note":
      return [["notes", subjectId], keys.mentions];
    case "operator":
      return [keys.operators, keys.attributions(subjectId)];
    case "enforcement":
      return [keys.enforcement];
    case "account":
      return [keys.account(subjectId), keys.accountTimeline(subjectId)];
    case "job":
      return [keys.jobs, keys.detectionRuns, keys.overview];
    case "proposal":
      // An approval makes a batch.
      return [keys.proposals, keys.proposal(subjectId), keys.actBatches];
    case "batch":
      return [keys.actBatches, keys.actBatch(subjectId)];
    case "decision_settings":
      return [keys.decisionSettings];
    case "transparency":
      return [keys.transparency];
    case "detection":
      return [
        keys.firstSteps,
        ...[keys.detectionRuns, keys.overview, keys.campaigns, ["campaign"], ["account"]],
        ...[keys.timelines, keys.configurations, keys.queue],
      ];
    case "traffic":
      return [keys.overview, keys.timelines, keys.queue, keys.traffic];
    case "configuration":
      return [keys.configurations, ["replay"], keys.feedback];
    case "audit_sample":
      // What a blind sample says of a proposal changes with each label.
      return [keys.auditSamples, ["replay"], ["proposal"]];
    case "outcome":
      return [keys.feedback, keys.auditSamples];
    case "ingest":
      return [keys.batches, keys.overview, keys.firstSteps];
    case "connector":
      return [keys.connectors, keys.connectorFiles(subjectId)];
    case "retention":
    case "legal_hold":
      return [keys.retention];
    case "audit":
      return [keys.audit];
    case "partner":
      return [keys.partners];
    default:
      return [];
  }
}
