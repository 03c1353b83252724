import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition, notFound } from "@/lib/kernel";
import { type ConnectorView, SwitchConnector } from "./contract";
import { findConnector, readFigures, setEnabled } from "./store/connectors";
import { takeUp } from "./store/requests";
import { connectorView } from "./view";

/** Takes a connector out of service, or back into it; then it is given what was decided meanwhile. What waits stays where it is. */
export const switchConnector = (ctx: Context, input: SwitchConnector): Promise<ConnectorView> =>
  runCommand(
    ctx,
    { permission: "enforcement.manage", schema: SwitchConnector, input },
    async ({ tx, ctx, input, now, record }) => {
      const { id, enabled } = input;
      const reason = enabled ? null : input.reason || `Taken out of service by ${ctx.actor.name}.`;
      const changed = await setEnabled(tx, id, enabled, reason);
      if (changed === undefined) {
        if ((await findConnector(tx, id)) === null) throw notFound("Connector", id);
        throw forbiddenTransition(`This connector is ${enabled ? "in" : "out of"} service already.`);
      }
      const taken = enabled ? await takeUp(tx, changed, now) : 0;
      record({
        action: enabled ? "enforcement_connector.enable" : "enforcement_connector.disable",
        subject: { type: "enforcement_connector", id },
        detail: { name: changed.name, ...(reason === null ? { taken } : { reason }) },
        live: [{ topic: "enforcement" }],
      });
      return connectorView(changed, (await readFigures(tx)).get(id));
    },
  );
