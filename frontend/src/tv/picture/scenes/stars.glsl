// Stars fly past; each shines with one band.
float random(vec2 cell) {
  return fract(sin(dot(mod(cell, 89.0), vec2(12.9898, 78.233))) * 43758.5453);
}

void main() {
  vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0) * turned(0.03 * u_time);
  vec3 shown = mix(color(0.6), color(0.85), v_at.y) * 0.06;
  shown += color(0.05 * u_time) * 0.10 * (0.4 + u_level) / (1.0 + 14.0 * dot(at, at));
  for (int layer = 0; layer < 6; layer++) {
    float way = fract(float(layer) / 6.0 + 0.035 * u_time + 0.02 * u_beat);
    float zoom = mix(22.0, 1.2, way * way);
    vec2 field = at * zoom + 17.0 * float(layer);
    vec2 cell = floor(field);
    float chance = random(cell);
    vec2 place = 0.5 + 0.3 * vec2(cos(40.0 * chance), sin(40.0 * chance));
    float away = length(fract(field) - place);
    float loud = band(chance, 0.0);
    float glow = smoothstep(0.10 + 0.22 * loud, 0.0, away);
    shown += color(chance) * glow * glow * (0.25 + 1.3 * loud) * way * smoothstep(1.0, 0.85, way);
  }
  show(shown);
}
