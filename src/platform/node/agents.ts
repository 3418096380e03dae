import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { Socket } from 'node:net';
import type { ClosableAgents } from '../../exporters/index.ts';

/** Says that a lane is gone; its code is none that an exporter retries. */
function refusal(): Error {
  return Object.assign(new Error('The lane is closed: consent was withdrawn.'), { code: 'ERR_LANE_CLOSED' });
}

/**
 * One agent for the requests of a lane. Its sockets do not keep the process alive: who waits for them does. Closing
 * destroys its sockets (which alone would let a retry open a new one) and refuses new connections (which alone would let a retry use an idle one).
 *
 * @param environment holds `OTEL_EXPORTER_OTLP_CERTIFICATE`, `…_CLIENT_KEY`, `…_CLIENT_CERTIFICATE`: giving an
 * exporter an agent switches its own reading of them off.
 */
export function createClosableAgents(environment: NodeJS.ProcessEnv): ClosableAgents {
  const agents = new Map<string, http.Agent>();
  let isClosed = false;

  function create(protocol: string): http.Agent {
    const agent =
      protocol === 'https:'
        ? new https.Agent({ keepAlive: true, ...tlsOptions(environment) })
        : new http.Agent({ keepAlive: true });
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (...args: Parameters<typeof connect>) => {
      if (isClosed) throw refusal();
      const socket = connect(...args);
      if (socket instanceof Socket) {
        socket.unref();
        socket.once('connect', () => socket.unref()); // with several addresses the one that connects is another one
      }
      return socket;
    };
    const reuse = agent.reuseSocket.bind(agent);
    agent.reuseSocket = (socket, request) => {
      reuse(socket, request);
      if (socket instanceof Socket) socket.unref();
    };
    return agent;
  }

  return {
    agentFor(protocol) {
      const agent = agents.get(protocol) ?? create(protocol);
      agents.set(protocol, agent);
      return agent;
    },
    close() {
      isClosed = true;
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function tlsOptions(environment: NodeJS.ProcessEnv): https.AgentOptions {
  const read = (name: string): Buffer | undefined => {
    const path = environment[`OTEL_EXPORTER_OTLP_${name}`];
    return path === undefined || path === '' ? undefined : readFileSync(path);
  };
  const [ca, key, cert] = [read('CERTIFICATE'), read('CLIENT_KEY'), read('CLIENT_CERTIFICATE')];
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(key === undefined ? {} : { key }),
    ...(cert === undefined ? {} : { cert }),
  };
}
