/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import{a}from"./chunk-EGFRM34L.js";import"./chunk-MKVXI6LV.js";import"./chunk-H3VWH5A7.js";export{a as sheets};
