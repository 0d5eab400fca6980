/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import"./chunk-LXAYDX66.js";import"./chunk-XFVPBIFI.js";import"./chunk-OGA3MBAL.js";import"./chunk-RGE3XIJW.js";
