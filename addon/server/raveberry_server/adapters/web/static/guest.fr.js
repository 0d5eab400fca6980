/* raveberry sources sha256:e3810ec544bb912d14a54ca1942813ab484d935eab670864a7bd2f1825a20fd9 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BNSIQGPQ.js";import{a as m,b as o}from"./chunks/chunk-WZPYGVWA.js";import"./chunks/chunk-AWKI4PFE.js";import"./chunks/chunk-OZPFQ7ZS.js";import"./chunks/chunk-26CIERPC.js";import"./chunks/chunk-GFUGZS3U.js";r({...m,why:o});
