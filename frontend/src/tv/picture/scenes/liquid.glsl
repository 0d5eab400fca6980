// Drops that swell with their part of the spectrum and flow into each other.
void main() {
  vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0);
  float sum = 0.0;
  vec3 mixed = vec3(0.0);
  for (int drop = 0; drop < 7; drop++) {
    float which = (float(drop) + 0.5) / 7.0;
    float turn = u_time * (0.16 + 0.05 * float(drop)) + 2.4 * float(drop);
    vec2 place = vec2(0.62 * sin(turn) + 0.15 * cos(2.3 * turn), 0.34 * cos(1.3 * turn + which));
    float loud = band(which * which, 0.0);
    float size = 0.10 + 0.13 * loud + 0.015 * u_pulse;
    vec2 away = at - place;
    float pull = size * size / (dot(away, away) + 0.002);
    sum += pull;
    mixed += pull * color(0.9 * which + 0.01 * u_time);
  }
  vec3 tint = mixed / max(sum, 0.001);
  float inside = smoothstep(0.85, 1.15, sum);
  float rim = inside * smoothstep(2.6, 1.1, sum);
  vec3 shown = tint * (0.10 * smoothstep(0.1, 1.0, sum) + 0.42 * inside + 0.40 * rim);
  show(shown + color(0.5) * 0.03);
}
