/* raveberry sources sha256:524941176c2f29ad1ca84f209663c7b752d4c34dd37c8a3856c9676660d45d8f */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-TYFLHI3H.js";import{a as m,b as o}from"./chunks/chunk-QBV5TCBJ.js";import"./chunks/chunk-V5E4JAQG.js";import"./chunks/chunk-RWQIMFOY.js";import"./chunks/chunk-7LWOMHRK.js";import"./chunks/chunk-WWN5BOCP.js";r({...m,why:o});
