import type { Push, User } from './protocol';

interface OpenWindow {
  user: User;
  /** Nothing while the window is away, for instance while it is reloaded. */
  send: ((push: Push) => void) | undefined;
}

/** The browser windows that show the workbench, each with its user. */
export class Windows {
  private readonly open = new Map<string, OpenWindow>();

  constructor(private readonly users: readonly [User, ...User[]]) {}

  /**
   * A window connects, or comes back. Gives its user: a new window has the first one who is nowhere else signed in, and
   * one that knew an earlier run of the workbench, for instance with another file, has `wanted`, who it had there.
   */
  connect(id: string, send: (push: Push) => void, wanted = ''): User {
    const known = this.open.get(id);
    if (known) {
      known.send = send;
      return known.user;
    }
    const before = this.users.find(({ email }) => email === wanted);
    const user = before ?? this.users.find(({ email }) => !this.isPresent(email)) ?? this.users[0];
    this.open.set(id, { user, send });
    return user;
  }

  /** The window's line was lost; `send` tells it from a newer one of the same window. */
  disconnect(id: string, send: (push: Push) => void): void {
    const known = this.open.get(id);
    if (known?.send === send) known.send = undefined;
  }

  userOf(id: string): User | undefined {
    return this.open.get(id)?.user;
  }

  /** Gives whether there is such a user and window. */
  signIn(id: string, email: string): User | undefined {
    const window = this.open.get(id);
    const user = this.users.find((one) => one.email === email);
    if (!window || !user) return undefined;
    window.user = user;
    return user;
  }

  /** To one user's windows, or to all. */
  push(push: Push, email?: string): void {
    for (const { user, send } of this.open.values()) {
      if (email === undefined || user.email === email) send?.(push);
    }
  }

  pushTo(id: string, push: Push): void {
    this.open.get(id)?.send?.(push);
  }

  /** Everybody who has a window open now. */
  present(): string[] {
    return this.users.map(({ email }) => email).filter((email) => this.isPresent(email));
  }

  private isPresent(email: string): boolean {
    return [...this.open.values()].some(({ user, send }) => user.email === email && send !== undefined);
  }
}
