/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import"./chunk-67RICOYO.js";import"./chunk-BL2KLYFC.js";import"./chunk-S2NLPMJ2.js";import"./chunk-UX4PQE33.js";
