/* raveberry sources sha256:c6c0b29eba3441632a8c6cbf1047005f7ce301dfdc08654bc1e760e6b417f271 */
/* licences: licences.txt */
import{a}from"./chunk-AXTDPQLQ.js";import"./chunk-U7I2CAU7.js";import"./chunk-RNXPYWLF.js";export{a as sheets};
