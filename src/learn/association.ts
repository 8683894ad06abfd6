import { failure, type Result, success } from '../roster';
import type { Exchange, Recording } from './exchange';
import { isWrite } from './verbs';

/** What is known before a recording is read. */
export interface KnownAssociation {
  /** The part of the address before `.growthzoneapp.com`; whatever the recording is of where it is missing. */
  readonly tenant?: string;
  /** Host and port of a stand-in on this machine, which speaks for the association. */
  readonly standIn?: string;
}

/** The practice association, whose GrowthZone is on this machine. */
const PRACTICE = 'demo';
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const HOST = /^([a-z0-9-]{1,100})\.growthzoneapp\.com$/;

/** The association of a host; undefined for any other site. */
function tenantOf(host: string, { tenant, standIn }: KnownAssociation): string | undefined {
  if (host === standIn) return tenant ?? PRACTICE;
  const own = HOST.exec(host)?.[1];
  if (own !== undefined) return own;
  return LOOPBACK.test(host) && (tenant === undefined || tenant === PRACTICE) && standIn === undefined
    ? PRACTICE
    : undefined;
}

/** The requests of the one association that a recording is of. Gives a problem where it is of another one, or of none. */
export function ofAssociation(
  { exchanges }: Recording,
  known: KnownAssociation,
): Result<{ readonly tenant: string; readonly exchanges: readonly Exchange[]; readonly otherSites: number }> {
  const byTenant = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const tenant = tenantOf(exchange.host, known);
    if (tenant === undefined) continue;
    const own = byTenant.get(tenant);
    if (own) own.push(exchange);
    else byTenant.set(tenant, [exchange]);
  }
  const tenant = known.tenant ?? theOne(byTenant);
  if (byTenant.size === 0)
    return failure(
      'bad-recording',
      'This recording is of another site: no request in it goes to an address that ends in .growthzoneapp.com.',
    );
  if (tenant === undefined)
    return failure(
      'bad-recording',
      `This recording is of several associations, ${[...byTenant.keys()].join(' and ')}: say which one is yours, or record it alone.`,
    );
  const own = byTenant.get(tenant);
  if (own === undefined)
    return failure(
      'bad-recording',
      `This recording is of ${[...byTenant.keys()][0]}.growthzoneapp.com, and not of your association, ${tenant}.growthzoneapp.com.`,
    );
  return success({ tenant, exchanges: own, otherSites: exchanges.length - own.length });
}

/** The only one, or the only one at which anything was changed. */
function theOne(byTenant: ReadonlyMap<string, readonly Exchange[]>): string | undefined {
  const all = [...byTenant.keys()];
  const changed = all.filter((tenant) => byTenant.get(tenant)?.some(isWrite));
  return all.length === 1 ? all[0] : changed.length === 1 ? changed[0] : undefined;
}
