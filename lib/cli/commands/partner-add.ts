import { addPartner } from "@/lib/indicators";
import { command } from "../command";
import { withInstallation } from "../installation";

export const partnerAdd = command({
  name: "partner add",
  summary: "Adds a partner to share with, and makes a random key of its own.",
  operand: { value: "NAME", help: "what to call it; unique" },
  options: {},
  run: (_values, terminal, name) =>
    withInstallation(terminal, ["partner.manage"], async (ctx) =>
      terminal.out(`${JSON.stringify(await addPartner(ctx, { name }))}\n`),
    ),
});
