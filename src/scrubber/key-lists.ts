/** Lists of keys, without a word more than a scrubber needs; `KEY_TABLE` says why each is what it is. */

/**
 * What is done with a value because of its key.
 *
 * - `pass`: nothing.
 * - `keep`: only what can't be mistaken is looked for: secrets, e-mail addresses, home paths, the machine's identity.
 * - `scan`: every detector. What happens under a key that nothing is known about.
 * - `remove`: the value goes, whatever it is.
 * - `url`, `query`, `path`: user info, query values that are not known to be harmless, fragment, personal segments go.
 * - `sql`: literals go.
 * - `stack`: as a stack trace, frame by frame.
 * - `agent`: reduced to products and the family of the operating system.
 * - `command`: arguments go, names of flags stay.
 */
export type KeyAction =
  'pass' | 'keep' | 'scan' | 'remove' | 'url' | 'query' | 'path' | 'sql' | 'stack' | 'agent' | 'command';

/** Keys separated by spaces (`geo.*`: all that begin so), and what is done with them. */
export type KeyList = readonly [action: KeyAction, keys: string];

/** Keys with personal data in them that can occur in every program. */
export const PERSONAL_KEYS = {
  person: ['remove', 'enduser.* user.* session.id session.previous_id gen_ai.user.* ai.user.*'],
  device: ['remove', 'device.id host.id host.mac host.ip app.installation.id container.id os.machine_id'],
  address: [
    'remove',
    'client.address client.socket.address source.address network.peer.address network.local.address ' +
      'net.peer.ip net.peer.name net.sock.peer.addr net.sock.peer.name net.sock.host.addr net.host.ip ' +
      'http.client_ip peer.ipv4 peer.ipv6 tls.client.subject tls.client.issuer tls.client.certificate ' +
      'tls.client.certificate_chain',
  ],
  place: ['remove', 'geo.*'],
  headers: [
    'remove',
    'http.request.header.* http.response.header.* rpc.grpc.request.metadata.* ' +
      'rpc.grpc.response.metadata.* rpc.connect_rpc.request.metadata.* rpc.connect_rpc.response.metadata.* ' +
      'rpc.request.metadata.* rpc.response.metadata.* messaging.header.*',
  ],
  content: [
    'remove',
    'http.request.body.content http.response.body.content http.request.body http.response.body ' +
      'messaging.message.body message.body gen_ai.input.* gen_ai.output.* gen_ai.system_instructions ' +
      'gen_ai.prompt.* gen_ai.completion.* gen_ai.prompt gen_ai.completion gen_ai.tool.call.arguments ' +
      'gen_ai.tool.call.result gen_ai.event.content feature_flag.context.id graphql.variables.* ' +
      'faas.invoked_body',
  ],
  url: [
    'url',
    'url.full url.original http.url messaging.url browser.url document.url referrer http.referer ' +
      'server.url url.template.full',
  ],
  query: ['query', 'url.query http.query'],
  path: ['path', 'url.path http.target http.path'],
  fragment: ['remove', 'url.fragment'],
  stack: [
    'stack',
    'exception.stacktrace code.stacktrace error.stack error.stacktrace stack stacktrace thread.stacktrace',
  ],
  agent: ['agent', 'user_agent.original http.user_agent browser.user_agent'],
} as const satisfies Readonly<Record<string, KeyList>>;

/** Keys with personal data in them that a web page does not have: processes, databases, language models, accounts. */
export const SYSTEM_KEYS = {
  parameters: [
    'remove',
    'db.query.parameter.* db.operation.parameter.* db.postgresql.values db.statement.parameters',
  ],
  environment: ['remove', 'process.environment_variable.* process.env.*'],
  owner: [
    'remove',
    'process.owner process.user.* process.real_user.* process.saved_user.* process.title host.name ' +
      'os.user vcs.ref.head.author vcs.change.author',
  ],
  account: ['remove', 'cloud.account.id'],
  sql: [
    'sql',
    'db.query.text db.statement db.query.summary db.sql.text sql.query graphql.source graphql.document',
  ],
  command: [
    'command',
    'process.command_args process.command_line process.command process.executable.args ' +
      'container.command_args container.command_line container.command',
  ],
  model: [
    'remove',
    'gen_ai.retrieval.* ai.prompt* ai.response.text ai.response.object ai.response.reasoning ' +
      'ai.response.toolCalls ai.result.text ai.result.object ai.result.toolCalls ai.toolCall.args ' +
      'ai.toolCall.result ai.value ai.values ai.embedding ai.embeddings traceloop.entity.input ' +
      'traceloop.entity.output traceloop.association.properties.* llm.prompts* llm.completions* ' +
      'llm.input_messages* llm.output_messages* llm.prompt_template.variables input.value output.value ' +
      'retrieval.documents.* embedding.embeddings.*',
  ],
  message: ['scan', 'messaging.kafka.message.key'],
} as const satisfies Readonly<Record<string, KeyList>>;

/** Keys whose values are no personal data, so that no version is taken for an address. */
export const HARMLESS_KEYS = {
  item: ['keep', 'diagnostic_data.category diagnostic_data.classification diagnostic_data.consent.optional'],
  words: [
    'keep',
    'http.request.method http.request.method_original http.method http.scheme http.flavor url.scheme ' +
      'network.protocol.name network.protocol.version network.transport network.type ' +
      'network.connection.type network.connection.subtype network.io.direction error.type exception.type ' +
      'exception.escaped otel.status_code otel.scope.name otel.scope.version rpc.system rpc.system.name ' +
      'rpc.service rpc.method rpc.grpc.status_code db.system db.system.name db.operation db.operation.name ' +
      'messaging.system messaging.operation messaging.operation.name messaging.operation.type ' +
      'gen_ai.operation.name gen_ai.system gen_ai.provider.name gen_ai.request.model gen_ai.response.model ' +
      'graphql.operation.type faas.trigger feature_flag.key feature_flag.result.variant ' +
      'feature_flag.result.reason cloud.provider cloud.platform cloud.region cloud.availability_zone ' +
      'device.model.identifier device.model.name device.manufacturer os.type os.name os.version ' +
      'os.description os.build_id host.arch host.type browser.brands browser.platform browser.mobile ' +
      'browser.language user_agent.name user_agent.version user_agent.os.name user_agent.os.version jvm.* ' +
      'nodejs.* v8js.* dotnet.* go.* cpython.* log.level log.iostream event.name span.kind',
  ],
  numbers: [
    'keep',
    'service.name service.namespace service.version service.instance.id telemetry.* process.pid ' +
      'process.parent_pid process.runtime.* process.executable.build_id.* deployment.environment.name ' +
      'deployment.environment deployment.id deployment.name webengine.* app.build_id app.version trace.id ' +
      'span.id trace_id span_id traceparent http.status_code http.response.status_code ' +
      'http.request.resend_count http.request.body.size http.response.body.size http.request.size ' +
      'http.response.size http.request_content_length http.response_content_length server.port client.port ' +
      'network.peer.port network.local.port net.peer.port net.host.port db.response.* ' +
      'db.client.connection.* messaging.batch.message_count messaging.kafka.* code.line.number ' +
      'code.column.number code.lineno code.column thread.id screen.* display.* system.* hw.* cpu.* disk.* ' +
      'memory.* gen_ai.usage.* timestamp duration duration_ms vcs.ref.head.revision vcs.ref.base.revision ' +
      'container.image.tags log.record.uid k8s.cluster.uid k8s.node.uid k8s.pod.uid k8s.replicaset.uid ' +
      'k8s.deployment.uid k8s.statefulset.uid k8s.daemonset.uid k8s.job.uid k8s.cronjob.uid k8s.hpa.uid ' +
      'k8s.service.uid k8s.persistentvolume.uid k8s.persistentvolumeclaim.uid ' +
      'k8s.replicationcontroller.uid k8s.resourcequota.uid openshift.clusterquota.uid',
  ],
  names: [
    'keep',
    'vcs.owner.name k8s.secret.name aws.secretsmanager.secret.arn ' +
      'aspnetcore.identity.password_check_result',
  ],
  templates: [
    'keep',
    'http.route url.template graphql.operation.name code.function.name code.function code.namespace',
  ],
} as const satisfies Readonly<Record<string, KeyList>>;
