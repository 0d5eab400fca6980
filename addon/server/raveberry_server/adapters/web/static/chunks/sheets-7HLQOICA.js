/* raveberry sources sha256:81dfdce3f41fc520656ee2979b2f6c63ec9cd49edc35d737450563a73fcdc034 */
/* licences: licences.txt */
import{a}from"./chunk-FFFR7GJJ.js";import"./chunk-O2I3TWRQ.js";import"./chunk-54VX5OAM.js";export{a as sheets};
