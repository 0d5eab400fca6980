// One triangle over the whole screen.
attribute vec2 a_at;
varying vec2 v_at;

void main() {
  v_at = 0.5 * a_at + 0.5;
  gl_Position = vec4(a_at, 0.0, 1.0);
}
