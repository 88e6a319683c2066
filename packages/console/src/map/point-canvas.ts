import type { Camera, Size } from "./camera.js";

/** Draws points by WebGL 2. */
export interface PointCanvas {
  /** Where they lie, and how large each is, from 0 to 1. */
  place(x: readonly number[], y: readonly number[], sizes: Float32Array): void;
  /** What each looks like: positions in `colors` (`#rrggbb`), at most 16. */
  paint(codes: Uint8Array, colors: readonly string[]): void;
  /** Those that stand out, by 1 for each; undefined: all alike. */
  stress(chosen: Uint8Array | undefined): void;
  draw(camera: Camera, size: Size, dot: number): void;
  remove(): void;
}

const MOST_COLORS = 16;

const VERTEX = `#version 300 es
in vec2 place; in float size; in float code; in float chosen;
uniform vec2 centre; uniform vec2 scale; uniform float spread; uniform bool stressed; uniform vec3 colors[${MOST_COLORS}];
out vec4 color;
void main() {
  gl_Position = vec4((place - centre) * scale, 0.0, 1.0);
  gl_PointSize = spread * (0.7 + size);
  float there = !stressed || chosen > 0.5 ? 0.85 : 0.12;
  color = vec4(colors[int(code)], there);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
in vec4 color;
out vec4 shown;
void main() {
  vec2 from = gl_PointCoord - 0.5;
  if (dot(from, from) > 0.25) discard;
  shown = vec4(color.rgb * color.a, color.a);
}`;

/** Undefined where the browser has no WebGL 2. The programs are written out here: the page's policy allows no code that is made while it runs. */
export function createPointCanvas(canvas: HTMLCanvasElement): PointCanvas | undefined {
  const gl = canvas.getContext("webgl2", { antialias: false, premultipliedAlpha: true });
  const program = gl === null ? undefined : compiled(gl);
  if (gl === null || program === undefined) return undefined;
  // biome-ignore lint/correctness/useHookAtTopLevel: it is WebGL that is used.
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const attribute = attributesOf(gl, program);
  const uniform = (name: string) => gl.getUniformLocation(program, name);
  const at = { centre: uniform("centre"), scale: uniform("scale"), spread: uniform("spread"), stressed: uniform("stressed") };
  const colorsAt = uniform("colors");
  let many = 0;
  return {
    place(x, y, sizes) {
      many = x.length;
      const places = new Float32Array(2 * many);
      for (let i = 0; i < many; i++) places.set([x[i]!, y[i]!], 2 * i);
      attribute("place", places, 2, gl.FLOAT);
      attribute("size", sizes, 1, gl.FLOAT);
      attribute("code", new Uint8Array(many), 1, gl.UNSIGNED_BYTE);
      attribute("chosen", new Uint8Array(many), 1, gl.UNSIGNED_BYTE);
    },
    paint(codes, colors) {
      attribute("code", codes, 1, gl.UNSIGNED_BYTE);
      const parts = colors.flatMap((color) => [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16) / 255));
      gl.uniform3fv(colorsAt, Float32Array.from(parts));
    },
    stress(chosen) {
      gl.uniform1i(at.stressed, chosen === undefined ? 0 : 1);
      if (chosen !== undefined) attribute("chosen", chosen, 1, gl.UNSIGNED_BYTE);
    },
    draw({ x, y, scale }, { width, height }, dot) {
      const ratio = globalThis.devicePixelRatio;
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
      gl.viewport(0, 0, wide, high);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(at.centre, x, y);
      gl.uniform2f(at.scale, (2 * scale) / width, (2 * scale) / height);
      gl.uniform1f(at.spread, dot * ratio);
      gl.drawArrays(gl.POINTS, 0, many);
    },
    remove: () => gl.getExtension("WEBGL_lose_context")?.loseContext(),
  };
}

function compiled(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX] as const, [gl.FRAGMENT_SHADER, FRAGMENT] as const]) {
    const shader = gl.createShader(kind);
    if (shader === null) return undefined;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : undefined;
}

/** Fills an attribute's buffer, which is made when it is first filled. */
function attributesOf(gl: WebGL2RenderingContext, program: WebGLProgram) {
  const buffers = new Map<string, WebGLBuffer | null>();
  return (name: string, data: Float32Array | Uint8Array, parts: number, type: number) => {
    if (!buffers.has(name)) buffers.set(name, gl.createBuffer());
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers.get(name) ?? null);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    const location = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, parts, type, false, 0, 0);
  };
}
