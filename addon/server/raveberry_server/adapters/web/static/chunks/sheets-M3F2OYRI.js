/* raveberry sources sha256:e3810ec544bb912d14a54ca1942813ab484d935eab670864a7bd2f1825a20fd9 */
/* licences: licences.txt */
import{a}from"./chunk-KCPPXAXI.js";import"./chunk-26CIERPC.js";import"./chunk-GFUGZS3U.js";export{a as sheets};
