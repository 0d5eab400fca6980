// Inputs of all scenes. `v_at` is the place on the screen from (0, 0) at the bottom left to (1, 1).
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
varying vec2 v_at;
// Width divided by height.
uniform float u_aspect;
// Seconds; it runs on without music.
uniform float u_time;
// Number of beats with their fraction.
uniform float u_beat;
// 0 to 1, rising at beats; its rate is limited.
uniform float u_pulse;
// 0 to 1: mean loudness.
uniform float u_level;
// 0 to 1: how much of the scene is seen.
uniform float u_fade;
uniform vec3 u_colors[4];
// 32 bands wide; a row is a moment of the last two seconds.
uniform sampler2D u_spectrum;
// The newest row.
uniform float u_row;

// Loudness of a band (0 lowest, 1 highest) now (age 0) up to two seconds ago (age 1).
float band(float which, float age) {
  float place = clamp(which, 0.0, 1.0) * 31.0;
  float x = (floor(place) + smoothstep(0.0, 1.0, fract(place)) + 0.5) / 32.0;
  return texture2D(u_spectrum, vec2(x, (u_row - clamp(age, 0.0, 1.0) * 62.0 + 0.5) / 64.0)).r;
}

vec3 color(float at) {
  float place = fract(at) * 4.0;
  float blend = smoothstep(0.0, 1.0, fract(place));
  if (place < 1.0) return mix(u_colors[0], u_colors[1], blend);
  if (place < 2.0) return mix(u_colors[1], u_colors[2], blend);
  if (place < 3.0) return mix(u_colors[2], u_colors[3], blend);
  return mix(u_colors[3], u_colors[0], blend);
}

mat2 turned(float angle) {
  float s = sin(angle), c = cos(angle);
  return mat2(c, -s, s, c);
}

void show(vec3 shown) {
  gl_FragColor = vec4(clamp(shown, 0.0, 1.0), u_fade);
}
