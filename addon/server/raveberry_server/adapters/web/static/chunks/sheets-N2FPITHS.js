/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import{a}from"./chunk-6KMPCQCP.js";import"./chunk-SDXWPKL2.js";import"./chunk-O2DHFNQG.js";export{a as sheets};
