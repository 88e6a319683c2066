/** Names of files that may hold sound which is read here; what they are, their content says. */
const SOUND = /\.(?:mp3|mp2|flac|ogg|oga|opus|m4a|m4b|aac|wav|wave|aif|aiff|aifc)$/i;

/** Names of files of sound in formats that are not read here. */
const OTHER_SOUND = /\.(?:wma|ape|wv|mpc|mp\+|dsf|dff|tta|mka|ac3|dts|amr|ra|mid|midi)$/i;

/** Whether a file may, by its name, hold sound that is read here. */
export const isSoundName = (name: string): boolean => SOUND.test(name);

/** Whether a file holds, by its name, sound that is not read here. */
export const isOtherSound = (name: string): boolean => OTHER_SOUND.test(name);
