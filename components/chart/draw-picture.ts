import type { Figure } from "./figure";
import { type MeasureText, type Picture, preparePicture } from "./prepare-picture";

/** Pixels of the picture for each of the screen. */
const scale = 2;

/** What of a computed style an SVG needs to look the same away from its page. */
const drawn = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"],
  ...["font-family", "font-size", "font-weight", "text-anchor", "color", "display", "visibility"],
];

/** A figure as PNG, in the colours and fonts of the page, twice as fine as the screen. */
export async function drawPicture(figure: Figure, svg: SVGSVGElement | null): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("This browser cannot draw pictures.");
  const family = getComputedStyle(document.body).fontFamily;
  const font = (size: number, isBold: boolean) => `${isBold ? 600 : 400} ${size}px ${family}`;
  const measure: MeasureText = (text, size, isBold) => {
    pen.font = font(size, isBold);
    return pen.measureText(text).width;
  };
  const size = svg?.getBoundingClientRect();
  const picture = preparePicture(
    figure,
    size === undefined ? null : { width: size.width, height: size.height },
    measure,
  );
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = colorOf("var(--surface)");
  pen.fillRect(0, 0, picture.width, picture.height);
  paint(pen, picture, font);
  if (svg !== null && size !== undefined) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`;
    await image.decode();
    pen.drawImage(image, picture.drawing.x, picture.drawing.y, size.width, size.height);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error("The browser made no picture of it; take the figures as CSV.")) : resolve(blob),
    ),
  );
}

function paint(
  pen: CanvasRenderingContext2D,
  { boxes, texts }: Picture,
  font: (s: number, b: boolean) => string,
): void {
  for (const { x, y, width, height, color, opacity } of boxes) {
    pen.globalAlpha = opacity;
    pen.fillStyle = colorOf(color);
    pen.fillRect(x, y, width, height);
  }
  pen.globalAlpha = 1;
  const tones = { text: colorOf("var(--mantine-color-text)"), dimmed: colorOf("var(--mantine-color-dimmed)") };
  for (const { text, x, y, size, isBold, tone, align } of texts) {
    pen.font = font(size, isBold);
    pen.fillStyle = tones[tone];
    pen.textAlign = align;
    pen.fillText(text, x, y);
  }
}

/** A CSS colour, variables included, as the page shows it now. */
function colorOf(color: string): string {
  const probe = document.createElement("span");
  probe.style.color = color;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}

/** A drawing that needs neither the page's styles nor its variables. */
function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const original = originals[index];
    if (original === undefined || !(element instanceof SVGElement)) return;
    const style = getComputedStyle(original);
    for (const name of drawn) element.style.setProperty(name, style.getPropertyValue(name));
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", `${width}`);
  copy.setAttribute("height", `${height}`);
  return new XMLSerializer().serializeToString(copy);
}
