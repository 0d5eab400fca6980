/* raveberry sources sha256:26eb4210aa085b65e110641619332c3906954cf7ad92b5a20cd926045c4107ba */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-XKQDNWR4.js";import{a as m,b as o}from"./chunks/chunk-555XJLWS.js";import"./chunks/chunk-CYQ63SSK.js";import"./chunks/chunk-2DQE3Y6J.js";import"./chunks/chunk-UNVYJERZ.js";import"./chunks/chunk-REG23W3R.js";r({...m,why:o});
