import { createRoute, z } from '@hono/zod-openapi';
import { Fault, FaultOrder, type Faults } from '../faults';
import { type App, ERRORS, json, marked } from './route';

const permission = 'stand-in';
const certainty = 'INVENTED';
const path = '/stand-in/faults';

const add = createRoute({
  ...marked({ certainty, permission, summary: 'Asks for a fault: for the nth matching request, or from a seed' }),
  method: 'post',
  path,
  request: { body: { required: true, content: { 'application/json': { schema: FaultOrder } } } },
  responses: { 201: json(z.object({ id: z.int() }), 'From now on'), ...ERRORS },
});
const list = createRoute({
  ...marked({ certainty, permission, summary: 'The faults asked for, and those that happened' }),
  method: 'get',
  path,
  responses: {
    200: json(
      z.object({
        faults: z.array(z.object({ id: z.int(), order: FaultOrder })),
        happened: z.array(z.object({ method: z.string(), path: z.string(), fault: Fault })),
      }),
      'Oldest first',
    ),
    ...ERRORS,
  },
});
const clear = createRoute({
  ...marked({ certainty, permission, summary: 'Ends every fault; late changes still arrive' }),
  method: 'delete',
  path,
  responses: { 204: { description: 'Nothing goes wrong any more' }, ...ERRORS },
});

export function faultRoutes(app: App, faults: Faults): void {
  app.openapi(add, (c) => c.json({ id: faults.add(c.req.valid('json')) }, 201));
  app.openapi(list, (c) => c.json({ faults: faults.list(), happened: [...faults.happened()] }, 200));
  app.openapi(clear, (c) => {
    faults.clear();
    return c.body(null, 204);
  });
}
