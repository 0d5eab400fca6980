// Draws scenes with WebGL, and limits how fast their pixels change.

import { BANDS, type Moment } from "./music.js";
import type { Shown } from "./scene-order.js";
import { source as limit } from "./scenes/limit.glsl";
import { source as vertex } from "./scenes/screen.vert.glsl";
import { SCENES } from "./scenes.js";

/** Rows of the history, a power of two as WebGL 1 requires of repeated textures. */
const ROWS = 64;
const ROW_S = 1 / 30;
/** Times wrap, so that shaders of low precision stay smooth. */
const WRAP_S = 1_200;
const WRAP_BEATS = 512;

interface Program {
  readonly program: WebGLProgram;
  readonly at: (name: string) => WebGLUniformLocation | null;
}

/** The inputs of a frame. */
export interface Frame {
  readonly shown: Shown;
  readonly moment: Moment;
  readonly pulse: number;
  readonly timeS: number;
  readonly dtS: number;
  /** Most change of a pixel's luminance. */
  readonly step: number;
  /** Four colours, see `pictureColors`. */
  readonly colors: Float32Array;
}

/** Draws on a canvas until its context is lost. */
export class Renderer {
  readonly #programs = new Map<string, Program>();
  readonly #spectrum: WebGLTexture;
  readonly #scene: WebGLTexture;
  readonly #last: WebGLTexture;
  readonly #frame: WebGLFramebuffer;
  #width = 0;
  #height = 0;
  #row = 0;
  #rowS = 0;

  /** @throws Error if the device cannot do it. */
  constructor(private readonly gl: WebGLRenderingContext) {
    const corners = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    this.#spectrum = this.#texture(gl.REPEAT);
    const { LUMINANCE, UNSIGNED_BYTE, TEXTURE_2D } = gl;
    const silence = new Uint8Array(BANDS * ROWS);
    gl.texImage2D(TEXTURE_2D, 0, LUMINANCE, BANDS, ROWS, 0, LUMINANCE, UNSIGNED_BYTE, silence);
    this.#scene = this.#texture(gl.CLAMP_TO_EDGE);
    this.#allocate(1, 1);
    this.#last = this.#texture(gl.CLAMP_TO_EDGE);
    this.#allocate(1, 1);
    this.#frame = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#scene, 0);
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) {
      throw new Error("no framebuffer");
    }
    this.#use("limit", limit);
  }

  /** Draw a frame at the size of the canvas. */
  draw(frame: Frame): void {
    const { gl } = this;
    const { width, height } = gl.canvas;
    if (width !== this.#width || height !== this.#height) {
      this.#width = width;
      this.#height = height;
      gl.bindTexture(gl.TEXTURE_2D, this.#scene);
      this.#allocate(width, height);
    }
    gl.viewport(0, 0, width, height);
    this.#record(frame);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#frame);
    const { from, to, fade } = frame.shown;
    if (fade < 1) this.#drawScene(from, 1, frame);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    this.#drawScene(to, fade, frame);
    gl.disable(gl.BLEND);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    this.#limit(frame.step);
  }

  /** Write the bands into the newest row of the history. */
  #record({ moment, dtS }: Frame): void {
    const { gl } = this;
    this.#rowS += dtS;
    if (this.#rowS >= ROW_S) {
      this.#rowS %= ROW_S;
      this.#row = (this.#row + 1) % ROWS;
    }
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#spectrum);
    const { LUMINANCE, UNSIGNED_BYTE, TEXTURE_2D } = gl;
    gl.texSubImage2D(TEXTURE_2D, 0, 0, this.#row, BANDS, 1, LUMINANCE, UNSIGNED_BYTE, moment.bands);
  }

  #drawScene(index: number, fade: number, frame: Frame): void {
    const scene = SCENES[index];
    if (scene === undefined) return;
    const { gl } = this;
    const { moment, pulse, timeS, colors } = frame;
    const { at } = this.#use(scene.name, scene.fragment);
    gl.uniform1i(at("u_spectrum"), 0);
    gl.uniform1f(at("u_aspect"), this.#width / Math.max(1, this.#height));
    gl.uniform1f(at("u_time"), timeS % WRAP_S);
    gl.uniform1f(at("u_beat"), moment.beat % WRAP_BEATS);
    gl.uniform1f(at("u_pulse"), pulse);
    gl.uniform1f(at("u_level"), moment.level);
    gl.uniform1f(at("u_row"), this.#row);
    gl.uniform1f(at("u_fade"), fade);
    gl.uniform3fv(at("u_colors"), colors);
    gl.uniform4fv(at("u_quarters"), quarters(moment.bands));
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Draw the limited picture on the canvas, and keep it for the next frame. */
  #limit(step: number): void {
    const { gl } = this;
    const { at } = this.#use("limit", limit);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#last);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#scene);
    gl.uniform1i(at("u_scene"), 0);
    gl.uniform1i(at("u_last"), 1);
    gl.uniform1f(at("u_step"), step);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.activeTexture(gl.TEXTURE1);
    gl.copyTexImage2D(gl.TEXTURE_2D, 0, gl.RGB, 0, 0, this.#width, this.#height, 0);
    gl.activeTexture(gl.TEXTURE0);
  }

  #texture(wrapY: number): WebGLTexture {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, wrapY);
    return texture;
  }

  #allocate(width: number, height: number): void {
    const { gl } = this;
    const { TEXTURE_2D, RGB, UNSIGNED_BYTE } = gl;
    gl.texImage2D(TEXTURE_2D, 0, RGB, width, height, 0, RGB, UNSIGNED_BYTE, null);
  }

  /** Use a program, which is compiled when it is first needed. */
  #use(name: string, fragment: string): Program {
    let found = this.#programs.get(name);
    if (found === undefined) {
      found = linked(this.gl, fragment);
      this.#programs.set(name, found);
    }
    this.gl.useProgram(found.program);
    return found;
  }
}

/** Return the loudness of each quarter of the bands, from 0 to 1. */
function quarters(bands: Uint8Array): number[] {
  const size = BANDS / 4;
  return [0, 1, 2, 3].map((part) => {
    const own = bands.subarray(part * size, (part + 1) * size);
    return own.reduce((sum, band) => sum + band, 0) / (255 * size);
  });
}

/** @throws Error if the device cannot compile it. */
function linked(gl: WebGLRenderingContext, fragment: string): Program {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) throw new Error("no shader");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, "a_at");
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(gl.getProgramInfoLog(program) ?? "no program");
  }
  const known = new Map<string, WebGLUniformLocation | null>();
  const at = (name: string) => {
    if (!known.has(name)) known.set(name, gl.getUniformLocation(program, name));
    return known.get(name) ?? null;
  };
  return { program, at };
}
