import { palettes, type Scheme } from "./palette";

type DrawLabel = (
  context: CanvasRenderingContext2D,
  data: { x: number; y: number; size: number; color: string; label: string | null },
  settings: { labelSize: number; labelFont: string; labelWeight: string },
) => void;

/** A label with a seam of the ground around it, so that edges and nodes behind it do not blur it. */
export const nodeLabel =
  (scheme: Scheme): DrawLabel =>
  (context, { x, y, size, label }, settings) => {
    if (!label) return;
    const [left, base] = [x + size + 4, y + settings.labelSize / 3];
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = palettes[scheme].background;
    context.strokeText(label, left, base);
    context.fillStyle = palettes[scheme].label;
    context.fillText(label, left, base);
  };

/** A label on its own ground: sigma's is white, which a dark console cannot have. */
export const hoverLabel =
  (scheme: Scheme): DrawLabel =>
  (context, { x, y, size, color, label }, settings) => {
    const palette = palettes[scheme];
    context.beginPath();
    context.arc(x, y, size + 3, 0, 2 * Math.PI);
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.stroke();
    if (!label) return;
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(label).width;
    const left = x + size + 6;
    context.fillStyle = palette.background;
    context.strokeStyle = palette.highlight;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(left, y - settings.labelSize / 2 - 5, width + 12, settings.labelSize + 10, 4);
    context.fill();
    context.stroke();
    context.fillStyle = palette.label;
    context.fillText(label, left + 6, y + settings.labelSize / 3);
  };
