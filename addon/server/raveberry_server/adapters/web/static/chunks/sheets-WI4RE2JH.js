/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import{a}from"./chunk-DREVSCXW.js";import"./chunk-SIP4KZPO.js";import"./chunk-MXQIXGP7.js";export{a as sheets};
