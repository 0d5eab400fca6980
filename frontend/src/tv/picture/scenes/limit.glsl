// The picture after the last one: no pixel gets brighter or darker by more than `u_step`.
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
varying vec2 v_at;
uniform sampler2D u_scene;
uniform sampler2D u_last;
uniform float u_step;

const float BRIGHTEST = 0.5;

float luminance(vec3 light) {
  return dot(light, vec3(0.2126, 0.7152, 0.0722));
}

void main() {
  vec3 wanted = pow(texture2D(u_scene, v_at).rgb, vec3(2.2));
  vec3 last = pow(texture2D(u_last, v_at).rgb, vec3(2.2));
  // Red flashes count apart: nothing is so saturated a red, as green and blue are a quarter of it.
  wanted.gb += 0.5 * max(0.0, wanted.r / 3.0 - wanted.g - wanted.b);
  wanted *= min(1.0, BRIGHTEST / max(luminance(wanted), 0.001));
  float change = abs(luminance(wanted) - luminance(last));
  float kept = max(0.0, 1.0 - u_step / max(change, 0.00001));
  gl_FragColor = vec4(pow(mix(wanted, last, kept), vec3(1.0 / 2.2)), 1.0);
}
