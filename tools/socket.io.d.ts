// Ours: the part of socket.io-client's bundle that the pages use, so that `make check` knows its types.
// The bundle's own types need three more packages.
type Listener = (...payload: any[]) => void;

export interface Manager {
  on(event: string, listener: Listener): this;
  off(event: string, listener?: Listener): this;
  reconnection(on: boolean): this;
  reconnectionDelay(ms: number): this;
  readonly engine: { readonly transport: { readonly name: string }; once(event: string, listener: Listener): unknown };
}

export interface Socket {
  readonly id?: string;
  readonly connected: boolean;
  readonly active: boolean;
  readonly io: Manager;
  auth: Record<string, unknown> | ((give: (auth: Record<string, unknown>) => void) => void);
  readonly volatile: Socket;
  connect(): this;
  disconnect(): this;
  on(event: string, listener: Listener): this;
  onAny(listener: Listener): this;
  once(event: string, listener: Listener): this;
  off(event?: string, listener?: Listener): this;
  emit(event: string, ...payload: unknown[]): this;
  emitWithAck(event: string, ...payload: unknown[]): Promise<any>;
  timeout(ms: number): Socket;
}

export interface SocketOptions {
  auth?: Socket["auth"];
  autoConnect?: boolean;
  closeOnBeforeunload?: boolean;
  forceNew?: boolean;
  path?: string;
  query?: Record<string, string>;
  reconnection?: boolean;
  reconnectionDelay?: number;
  reconnectionDelayMax?: number;
  randomizationFactor?: number;
  retries?: number;
  ackTimeout?: number;
  timeout?: number;
  transports?: string[];
  tryAllTransports?: boolean;
  withCredentials?: boolean;
}

export function io(options?: SocketOptions): Socket;
export function io(url: string, options?: SocketOptions): Socket;
