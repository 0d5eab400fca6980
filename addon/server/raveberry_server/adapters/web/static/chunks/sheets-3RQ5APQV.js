/* raveberry sources sha256:14ba1e94ea8478a4 */
/* licences: licences.txt */
import{a}from"./chunk-3VPDW6HF.js";import"./chunk-N4Z63V5X.js";import"./chunk-UX4PQE33.js";export{a as sheets};
